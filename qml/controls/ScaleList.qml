pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/*! The points of a scale side by side, on one line from the first to the last, each with its label.

    Shows `options`, marks `selected`, reports a tap through `chosen`. Keeps no state, as ChoiceList.
*/
RowLayout {
    id: root

    required property list<string> options
    required property int selected

    signal chosen(int index)

    function focusOn(index: int, reason: int) {
        const answer = answers.itemAt(Math.max(0, Math.min(index, answers.count - 1)));
        if (answer)
            answer.forceActiveFocus(reason);
    }

    spacing: Theme.gap / 2

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
            implicitHeight: Math.max(2 * Theme.touchTarget, Theme.markSize + implicitContentHeight + 3 * Theme.space)
            topPadding: Theme.markSize + 2 * Theme.space
            bottomPadding: Theme.space
            leftPadding: Theme.gap / 2
            rightPadding: Theme.gap / 2
            font.pixelSize: Theme.buttonSize
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Accessible.name: answer.text
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

                Rectangle {
                    readonly property bool isEnd: answer.index === 0 || answer.index === root.options.length - 1

                    x: answer.index === 0 ? parent.width / 2 : Theme.focusWidth
                    y: Theme.space + (Theme.markSize - height) / 2
                    width: (isEnd ? parent.width / 2 : parent.width - Theme.focusWidth) - Theme.focusWidth
                    height: Theme.lineWidth
                    color: Theme.line
                }
                Rectangle {
                    y: Theme.space
                    width: Theme.markSize
                    height: width
                    radius: width / 2
                    anchors.horizontalCenter: parent.horizontalCenter
                    color: answer.checked ? Theme.accent : Theme.surface
                    border.color: answer.checked ? Theme.accent : Theme.line
                    border.width: Theme.lineWidth
                }
            }
            contentItem: Text {
                text: answer.text
                font: answer.font
                color: Theme.ink
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignTop
                wrapMode: Text.WordWrap
            }
        }
    }
}
