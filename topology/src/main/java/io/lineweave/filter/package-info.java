/**
 * The rule language of filters: an ordered list of named rules, the first match decides. A room
 * brings the fields that its rules may ask for. Pure; described in {@code docs/filters.md}.
 */
package io.lineweave.filter;
