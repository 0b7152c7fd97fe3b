pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! What was asked and answered; folded away until somebody wants to look it up. */
Section {
    id: root

    required property RecordView record
    required property bool shown
    required property bool withContributions

    signal toggled

    title: qsTr("All questions and answers")
    hint: root.record.states

    DeskButton {
        objectName: "toggleAnswers"
        text: root.shown ? qsTr("Hide the answers") : qsTr("Show the answers")
        onClicked: root.toggled()
    }
    Prose {
        visible: root.shown && root.withContributions
        text: qsTr("The number says how much an answer adds to the log odds of the profile explained above; an answer without a number is not scored.")
        font.pixelSize: DeskTheme.smallSize
        color: DeskTheme.quiet
        Layout.fillWidth: true
    }
    Repeater {
        model: root.shown ? root.record.answers : null

        delegate: AnswerRow {
            withContribution: root.withContributions
        }
    }
}
