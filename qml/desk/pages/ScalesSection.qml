pragma ComponentBehavior: Bound
import QtQuick
import Opmaat.Desk

/*! The declared scales, each with what its score means or why there is none. */
Section {
    id: root

    required property ScalesView scales

    title: qsTr("Scores")
    hint: qsTr("Sums of answers, as whoever made the questionnaire declared them. A missing answer never counts as 0.")

    Repeater {
        model: root.scales.scales

        delegate: DeclaredScaleRow {
        }
    }
}
