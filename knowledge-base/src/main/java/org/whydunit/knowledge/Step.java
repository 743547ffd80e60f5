package org.whydunit.knowledge;

/**
 * One step of a remedy.
 *
 * @param action a sentence that says what to do
 * @param command ready to paste, with slots like <code>{inf}</code> to fill from facts; empty when done by hand
 * @param risk what may go wrong; empty when the file says nothing
 * @param undo how to take it back; empty when the file says nothing
 * @param reboot whether the machine restarts
 * @param admin whether it needs an administrator
 * @param os the system that it is for; empty when it is the pattern's
 */
public record Step(String action, String command, String risk, String undo, boolean reboot, boolean admin, String os) {
}
