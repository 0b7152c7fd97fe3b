pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/*! The answers to one question as large pictures with their words, of which one can be given.

    Shows `options` below `pictures`, marks `selected`, reports a tap through `chosen`. `pictureTexts` say what is
    seen, for who does not see it. Keeps no state, as ChoiceList.
*/
GridLayout {
    id: root

    required property list<string> options
    required property list<url> pictures
    required property list<string> pictureTexts
    required property int selected

    signal chosen(int index)

    function focusOn(index: int, reason: int) {
        const answer = answers.itemAt(Math.max(0, Math.min(index, answers.count - 1)));
        if (answer)
            answer.forceActiveFocus(reason);
    }

    columns: Math.max(1, Math.min(root.options.length, Math.floor(root.width / Theme.pictureWidth)))
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    Repeater {
        id: answers

        model: root.options

        // A RadioButton, so that a screen reader announces it as one.
        delegate: T.RadioButton {
            id: answer

            required property int index
            required property string modelData

            objectName: "answer" + answer.index
            text: answer.modelData
            autoExclusive: false
            checked: answer.index === root.selected
            focusPolicy: Qt.StrongFocus
            implicitHeight: Theme.pictureHeight + implicitContentHeight + 3 * Theme.gap
            topPadding: Theme.pictureHeight + 2 * Theme.gap
            bottomPadding: Theme.gap
            leftPadding: Theme.gap
            rightPadding: Theme.gap
            font.pixelSize: Theme.answerSize
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Accessible.name: answer.text
            Accessible.description: root.pictureTexts[answer.index] ?? ""
            Accessible.onPressAction: answer.clicked()
            Keys.onReturnPressed: answer.clicked()
            Keys.onEnterPressed: answer.clicked()
            Keys.onLeftPressed: root.focusOn(answer.index - 1, Qt.BacktabFocusReason)
            Keys.onRightPressed: root.focusOn(answer.index + 1, Qt.TabFocusReason)

            onClicked: {
                // The tap checked the button itself; give the mark back to `selected`.
                answer.checked = Qt.binding(() => answer.index === root.selected);
                root.chosen(answer.index);
            }

            background: Rectangle {
                radius: Theme.radius
                color: answer.down ? Theme.touched : answer.checked ? Theme.soft : Theme.surface
                border.color: answer.visualFocus ? Theme.focus : answer.checked ? Theme.accent : Theme.line
                border.width: answer.visualFocus || answer.checked ? Theme.focusWidth : Theme.lineWidth

                Image {
                    x: Theme.gap
                    y: Theme.gap
                    width: parent.width - 2 * Theme.gap
                    height: Theme.pictureHeight
                    source: answer.index < root.pictures.length ? root.pictures[answer.index] : ""
                    fillMode: Image.PreserveAspectFit
                    smooth: true
                }
            }
            contentItem: Text {
                text: answer.text
                font: answer.font
                color: Theme.ink
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
            }
        }
    }
}
