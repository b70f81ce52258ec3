@org.jspecify.annotations.NullMarked
package candor.command.incident.alert;
