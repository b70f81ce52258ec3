@org.jspecify.annotations.NullMarked
package candor.query.task;
