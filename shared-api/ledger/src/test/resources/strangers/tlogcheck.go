// Checks a log in C2SP tlog-tiles form with the Go project's own libraries:
//
//	tlogcheck FOLDER LOG-VKEY [WITNESS-VKEY...]
//
// FOLDER holds "checkpoint" and the tiles and entry bundles it covers, and optionally proofs that the log made:
// "inclusion/<index>" as tlog-proof@v1 text, "consistency/<old size>" as the old root and the proof's hashes, one base64 hash a line.
// x/mod demands another first line of a tree's note and other tile paths, so the note's body is parsed and the paths are mapped here.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

func main() {
	if len(os.Args) < 3 {
		fail(errors.New("usage: tlogcheck FOLDER LOG-VKEY [WITNESS-VKEY...]"))
	}
	folder := os.Args[1]
	origin, tree := openCheckpoint(folder, os.Args[2], os.Args[3:])
	reader := tlog.TileHashReader(tree, tileFolder(folder))
	checkEntries(folder, tree, reader)
	inclusions := checkInclusions(folder, tree, reader)
	consistencies := checkConsistencies(folder, tree, reader)
	fmt.Printf("%s: %d entries, %d inclusion proofs, %d consistency proofs, %d witnesses\n",
		origin, tree.N, inclusions, consistencies, len(os.Args)-3)
}

func openCheckpoint(folder, logKey string, witnessKeys []string) (string, tlog.Tree) {
	log, err := note.NewVerifier(logKey)
	fail(err)
	verifiers := []note.Verifier{log}
	for _, key := range witnessKeys {
		verifiers = append(verifiers, parseWitness(key))
	}
	opened, err := note.Open(read(folder, "checkpoint"), note.VerifierList(verifiers...))
	fail(err)
	if len(opened.Sigs) != len(verifiers) {
		fail(fmt.Errorf("%d of %d signatures", len(opened.Sigs), len(verifiers)))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != log.Name() {
		fail(errors.New("the note is no checkpoint of this log"))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail(err)
	if strconv.FormatInt(size, 10) != lines[1] {
		fail(errors.New("the size has another spelling"))
	}
	return lines[0], tlog.Tree{N: size, Hash: parseHash(lines[2])}
}

// witness verifies C2SP tlog-cosignature lines of type 0x04, which x/mod does not know.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func parseWitness(vkey string) witness {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		fail(errors.New("no vkey"))
	}
	typed, err := base64.StdEncoding.DecodeString(parts[2])
	fail(err)
	if len(typed) != 33 || typed[0] != 0x04 {
		fail(errors.New("no key for 0x04 cosignatures"))
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	id := binary.BigEndian.Uint32(sum[:4])
	if fmt.Sprintf("%08x", id) != parts[1] {
		fail(errors.New("the key id is another key's"))
	}
	return witness{parts[0], id, typed[1:]}
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }

func (w witness) Verify(body, timed []byte) bool {
	if len(timed) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(timed))
	return ed25519.Verify(w.key, append([]byte(head), body...), timed[8:])
}

type tileFolder string

func (f tileFolder) Height() int { return tileHeight }

func (f tileFolder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f tileFolder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		bytes, err := os.ReadFile(filepath.Join(string(f), path(tile)))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func path(tile tlog.Tile) string {
	rest := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
	return "tile/" + strings.Replace(rest, "data/", "entries/", 1)
}

func checkEntries(folder string, tree tlog.Tree, reader tlog.HashReader) {
	const width = 1 << tileHeight
	for first := int64(0); first < tree.N; first += width {
		count := tree.N - first
		if count > width {
			count = width
		}
		bundle := read(folder, path(tlog.Tile{H: tileHeight, L: -1, N: first / width, W: int(count)}))
		var indexes []int64
		var hashes []tlog.Hash
		for i := int64(0); i < count; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				fail(errors.New("a bundle ends too early"))
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			hashes = append(hashes, tlog.RecordHash(bundle[2:end]))
			indexes = append(indexes, tlog.StoredHashIndex(0, first+i))
			bundle = bundle[end:]
		}
		if len(bundle) != 0 {
			fail(errors.New("a bundle goes on behind its entries"))
		}
		stored, err := reader.ReadHashes(indexes)
		fail(err)
		for i := range stored {
			if stored[i] != hashes[i] {
				fail(fmt.Errorf("entry %d is not the one in the tree", first+int64(i)))
			}
		}
	}
}

func checkInclusions(folder string, tree tlog.Tree, reader tlog.HashReader) int {
	names := list(folder, "inclusion")
	for _, name := range names {
		text := read(folder, filepath.Join("inclusion", name))
		lines := strings.Split(string(text[:bytes.Index(text, []byte("\n\n"))]), "\n")
		if lines[0] != "c2sp.org/tlog-proof@v1" || lines[1] != "index "+name || !bytes.HasSuffix(text, read(folder, "checkpoint")) {
			fail(errors.New("no proof for this checkpoint"))
		}
		index, err := strconv.ParseInt(name, 10, 64)
		fail(err)
		leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		fail(err)
		ours, err := tlog.ProveRecord(tree.N, index, reader)
		fail(err)
		theirs := parseHashes(lines[2:])
		fail(tlog.CheckRecord(theirs, tree.N, tree.Hash, index, leaf[0]))
		requireEqual(ours, theirs)
	}
	return len(names)
}

func checkConsistencies(folder string, tree tlog.Tree, reader tlog.HashReader) int {
	names := list(folder, "consistency")
	for _, name := range names {
		old, err := strconv.ParseInt(name, 10, 64)
		fail(err)
		lines := strings.Split(strings.TrimSuffix(string(read(folder, filepath.Join("consistency", name))), "\n"), "\n")
		root, err := tlog.TreeHash(old, reader)
		fail(err)
		if root != parseHash(lines[0]) {
			fail(fmt.Errorf("another root at size %d", old))
		}
		theirs := parseHashes(lines[1:])
		fail(tlog.CheckTree(theirs, tree.N, tree.Hash, old, root))
		ours, err := tlog.ProveTree(tree.N, old, reader)
		fail(err)
		requireEqual(ours, theirs)
	}
	return len(names)
}

func requireEqual(ours, theirs []tlog.Hash) {
	if fmt.Sprint(ours) != fmt.Sprint(theirs) {
		fail(errors.New("a proof of another form"))
	}
}

func parseHashes(lines []string) []tlog.Hash {
	var hashes []tlog.Hash
	for _, line := range lines {
		hashes = append(hashes, parseHash(line))
	}
	return hashes
}

func parseHash(text string) tlog.Hash {
	hash, err := tlog.ParseHash(text)
	fail(err)
	return hash
}

func list(folder, name string) []string {
	entries, err := os.ReadDir(filepath.Join(folder, name))
	if os.IsNotExist(err) {
		return nil
	}
	fail(err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func read(folder, name string) []byte {
	data, err := os.ReadFile(filepath.Join(folder, name))
	fail(err)
	return data
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "tlogcheck:", err)
		os.Exit(1)
	}
}
