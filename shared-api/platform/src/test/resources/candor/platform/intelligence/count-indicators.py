#!/usr/bin/env python3
"""Counts the indicators of MISP events and STIX 2.1 bundles without any code of Candor, for SharedIntelligenceTest.

Usage: count-indicators.py FILE...   prints: file, meant for detection, all, left out
Rules: distinct by (type, value). MISP: filename|X, domain|ip and malware-sample are two values; ip|port, hostname|port and regkey|value are
the first; e-mail attachments are file names; text, comment, link and pdb without to_ids describe and are left out. STIX: a pattern is its
quoted values where it only has "=" with AND/OR over addresses, domains, URLs, names and hashes of files, else it is one; observables and
vulnerabilities are not meant for detection; what has none of these properties is left out, except identities, reports and relations.
"""
import json, re, sys

DESCRIBES = {"text", "comment", "link", "pdb"}
FIRST = {"ip-src|port", "ip-dst|port", "hostname|port", "regkey|value"}
SAME = {"email-attachment": "filename", "email-src": "email", "email-dst": "email"}
KNOWN = re.compile(r"(ipv[46]-addr:value|domain-name:value|url:value|file:name|file:hashes\.('[^']*'|\w+)) = '((?:[^'\\]|\\.)*)'")


def misp(event):
    marked, every, left = set(), set(), 0
    attributes = list(event.get("Attribute", []))
    for o in event.get("Object", []):
        attributes += o.get("Attribute", [])
    for a in attributes:
        kind, value, ids = a["type"], a["value"], a["to_ids"]
        if not ids and kind in DESCRIBES:
            left += 1
            continue
        kinds = {"malware-sample": "filename|md5"}.get(kind, kind).split("|")
        values = value.rsplit("|", 1) if kinds[0] == "filename" else value.split("|", 1)
        pairs = list(zip(kinds, values))[: 1 if kind in FIRST else 2]
        for k, v in pairs:
            every.add((SAME.get(k, k), v.strip()))
            if ids:
                marked.add((SAME.get(k, k), v.strip()))
    return len(marked), len(every), left


def stix(bundle):
    marked, every, left = set(), set(), 0
    for o in bundle["objects"]:
        t = o["type"]
        if t == "indicator":
            rest = KNOWN.sub("", o["pattern"])
            found = [(m.group(1).replace("'", "").lower(), m.group(3)) for m in KNOWN.finditer(o["pattern"])]
            simple = found and not re.sub(r"[\[\]()\s]|AND|OR", "", rest)
            marked |= set(found) if simple else {("pattern", o["pattern"])}
        elif t == "file":
            every |= {("file:hashes." + k.lower(), v) for k, v in o.get("hashes", {}).items()} | ({("file:name", o["name"])} if "name" in o else set())
        elif t in ("ipv4-addr", "domain-name", "url"):
            every.add((t + ":value", o["value"]))
        elif t == "windows-registry-key":
            every.add((t, o["key"]))
        elif t == "vulnerability":
            every.add((t, o["name"]))
        elif t not in ("identity", "marking-definition", "relationship", "report", "observed-data"):
            left += 1
    return len(marked), len(marked | every), left


for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as f:
        document = json.load(f)
    print(name, *(stix(document) if document.get("type") == "bundle" else misp(document.get("Event", document))))
