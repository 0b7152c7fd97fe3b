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

    readonly property bool several: root.question.kind === QuestionView.Several
    readonly property bool card: root.question.kind === QuestionView.Information
    readonly property int most: root.several ? Theme.manyMarks : Theme.manyAnswers
    readonly property int columns: root.question.options.length > root.most && root.width > Theme.narrowScreen ? 2 : 1

    // Whether the keyboard was in use when the question turned; the ring then stays visible.
    property bool ring: false

    function focusOnAnswer() {
        const reason = root.ring ? Qt.TabFocusReason : Qt.OtherFocusReason;
        if (root.card)
            next.forceActiveFocus(reason);
        else if (root.several)
            severalList.focusOn(0, reason);
        else
            choiceList.focusOn(root.question.selected, reason);
    }

    onVisibleChanged: {
        if (root.visible)
            root.focusOnAnswer();
    }
    Keys.onPressed: event => {
        if (event.key < Qt.Key_1 || event.key > Qt.Key_9)
            return;
        root.question.touch(event.key - Qt.Key_1);
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
            Explanation {
                visible: root.question.explained
                text: root.question.help
                Layout.fillWidth: true
            }
            ChoiceList {
                id: choiceList

                visible: !root.several && !root.card
                columns: root.columns
                options: root.several ? [] : root.question.options
                selected: root.question.selected
                Layout.fillWidth: true
                onChosen: index => root.question.touch(index)
            }
            SeveralList {
                id: severalList

                visible: root.several
                columns: root.columns
                options: root.several ? root.question.options : []
                marked: root.question.marked
                Layout.fillWidth: true
                onToggled: index => root.question.touch(index)
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
            visible: root.several || root.card
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
