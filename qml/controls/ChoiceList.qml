pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/*! The answers to one question, of which one can be given, as large buttons with their full label.

    Shows `options`, marks `selected`, reports a tap through `chosen`. Keeps no state: a tap marks
    nothing until the caller has changed `selected`.
*/
GridLayout {
    id: root

    required property list<string> options
    required property int selected
    property string prefix: "answer" // of the names by which tests find the answers

    signal chosen(int index)

    function focusOn(index: int, reason: int) {
        const answer = answers.itemAt(Math.max(0, Math.min(index, answers.count - 1)));
        if (answer)
            answer.forceActiveFocus(reason);
    }

    columns: 1
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

            objectName: root.prefix + answer.index
            text: answer.modelData
            autoExclusive: false
            checked: answer.index === root.selected
            focusPolicy: Qt.StrongFocus
            implicitHeight: Math.max(Theme.touchTarget, implicitContentHeight + 2 * Theme.gap)
            leftPadding: 2 * Theme.space + Theme.markSize
            rightPadding: Theme.space
            font.pixelSize: Theme.answerSize
            Layout.fillWidth: true
            Layout.fillHeight: root.columns > 1
            Layout.preferredWidth: 1
            Accessible.name: answer.text
            Accessible.onPressAction: answer.clicked()
            Keys.onReturnPressed: answer.clicked()
            Keys.onEnterPressed: answer.clicked()
            Keys.onUpPressed: root.focusOn(answer.index - 1, Qt.BacktabFocusReason)
            Keys.onDownPressed: root.focusOn(answer.index + 1, Qt.TabFocusReason)

            onClicked: {
                // The tap checked the button itself; give the mark back to `selected`.
                answer.checked = Qt.binding(() => answer.index === root.selected);
                root.chosen(answer.index);
            }

            background: AnswerFace {
                marked: answer.checked
                down: answer.down
                ring: answer.visualFocus
                round: true
            }
            contentItem: Text {
                text: answer.text
                font: answer.font
                color: Theme.ink
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
            }
        }
    }
}
