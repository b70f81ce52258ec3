@org.jspecify.annotations.NullMarked
package candor.query.console.form;
