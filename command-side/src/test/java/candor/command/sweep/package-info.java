@org.jspecify.annotations.NullMarked
package candor.command.sweep;
