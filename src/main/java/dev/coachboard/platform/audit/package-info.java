/** Who changed what in money and access, before and after, for operators to read and for nobody to change. */
package dev.coachboard.platform.audit;
