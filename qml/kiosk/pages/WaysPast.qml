import QtQuick
import QtQuick.Layouts
import Opmaat.Controls
import Opmaat.Kiosk

/*! The ways past a question without answering it, and back. They keep their places. */
RowLayout {
    id: root

    required property QuestionView question

    readonly property bool takesNone: root.question.kind === QuestionView.Information || root.question.practice

    spacing: Theme.gap

    ActionButton {
        objectName: "back"
        visible: root.question.canGoBack
        kind: ActionButton.Quiet
        //: Button below a question: the question before
        text: qsTr("Back")
        onClicked: root.question.back()
    }
    Item {
        Layout.fillWidth: true
    }
    ActionButton {
        objectName: "dontKnow"
        visible: !root.takesNone
        kind: ActionButton.Quiet
        //: Button below a question: a full answer, nothing is wrong with it
        text: qsTr("I don't know")
        onClicked: root.question.dontKnow()
    }
    ActionButton {
        objectName: "skip"
        visible: root.question.canSkip
        kind: ActionButton.Quiet
        //: Button below a question: leaves it unanswered. Nothing is held against the client.
        text: root.question.probing ? qsTr("Skip it anyway") : qsTr("Skip")
        onClicked: root.question.skip()
    }
}
