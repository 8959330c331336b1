package dev.coachboard.privacy;

/** How far an export is. */
enum ExportState {
    REQUESTED,
    READY,
    /** It was tried often enough; a new one may be asked for. */
    FAILED
}
