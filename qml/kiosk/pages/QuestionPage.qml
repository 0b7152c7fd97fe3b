pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opmaat.Controls
import Opmaat.Kiosk

/*! One question, its answers, and the ways past it, always in the same places. */
FocusScope {
    id: root

    required property QuestionView question

    // Whether the keyboard was in use when the question turned; the ring then stays visible.
    property bool ring: false

    function focusOnAnswer() {
        const reason = root.ring ? Qt.TabFocusReason : Qt.OtherFocusReason;
        if (root.question.kind === QuestionView.Information)
            next.forceActiveFocus(reason);
        else
            answers.focusOn(reason);
    }

    onVisibleChanged: {
        if (root.visible)
            root.focusOnAnswer();
    }
    Keys.onPressed: event => {
        const typing = root.question.kind === QuestionView.Number;
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            root.question.press(event.key - Qt.Key_0);
        else if (typing && event.key === Qt.Key_Backspace)
            root.question.number.erase();
        else if (typing && (event.key === Qt.Key_Comma || event.key === Qt.Key_Period))
            root.question.number.typeMark();
        else
            return;
        event.accepted = true;
    }

    Connections {
        function onTurning() {
            const control = root.Window.activeFocusItem as T.Control;
            root.ring = control !== null && control.visualFocus;
        }
        function onTurned() {
            area.contentY = 0;
            if (root.visible)
                root.focusOnAnswer();
        }

        target: root.question
    }
    ScrollArea {
        id: area

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: bottom.top
        anchors.topMargin: Theme.gap
        anchors.bottomMargin: Theme.gap

        ColumnLayout {
            width: parent.width
            spacing: Theme.space

            RowLayout {
                spacing: Theme.space

                Words {
                    objectName: "question"
                    text: root.question.text
                    font.pixelSize: Theme.questionSize
                    Accessible.role: Accessible.Heading
                    Layout.fillWidth: true
                }
                ActionButton {
                    objectName: "explain"
                    visible: root.question.help !== ""
                    kind: ActionButton.Quiet
                    //: Button beside a question: shows or hides what it means
                    text: root.question.explained ? qsTr("Close") : qsTr("Explain")
                    Layout.alignment: Qt.AlignTop
                    onClicked: root.question.explain()
                }
            }
            Words {
                objectName: "practice"
                visible: root.question.practice
                //: Above a question that is only for practice
                text: qsTr("This is to try it out. Your answer is not kept.")
                color: Theme.quietInk
                Layout.fillWidth: true
            }
            Image {
                objectName: "picture"
                // Makes room for the explanation, so that the answers stay in sight.
                visible: root.question.pictureText !== "" && !root.question.explained && !root.question.probing
                source: root.question.picture
                fillMode: Image.PreserveAspectFit
                smooth: true
                Accessible.role: Accessible.Graphic
                Accessible.name: root.question.pictureText
                Layout.maximumHeight: Theme.pictureHeight
                Layout.maximumWidth: parent.width
                Layout.alignment: Qt.AlignHCenter
            }
            Explanation {
                //: Before other words for a question, for somebody who would rather skip it. No pressure.
                readonly property string offer: root.question.probing ? qsTr("Perhaps this helps. You may still skip it.") + "\n\n" : ""

                visible: root.question.explained || root.question.probing
                text: offer + root.question.help
                Layout.fillWidth: true
            }
            Answers {
                id: answers

                question: root.question
                Layout.fillWidth: true
            }
        }
    }
    ColumnLayout {
        id: bottom

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(Theme.columnWidth, root.width - 2 * Theme.margin)
        spacing: Theme.gap

        ActionButton {
            id: next

            objectName: "next"
            visible: root.question.takesNext
            enabled: root.question.complete
            kind: ActionButton.Primary
            //: Button after a card to read, or after marking several answers
            text: qsTr("Next question")
            Layout.fillWidth: true
            onClicked: root.question.next()
        }
        WaysPast {
            question: root.question
            Layout.fillWidth: true
        }
    }
}
