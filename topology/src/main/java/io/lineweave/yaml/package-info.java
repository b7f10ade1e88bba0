/** Rule files: YAML that is read safely and whose mistakes are told with line, column and mend. */
package io.lineweave.yaml;
