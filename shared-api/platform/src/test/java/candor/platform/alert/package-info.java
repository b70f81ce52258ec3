@org.jspecify.annotations.NullMarked
package candor.platform.alert;
