import QtQuick
import QtQuick.Layouts

/*! A number that is typed on keys beside it: what stands there so far, what it counts, and what may stand there.

    Keeps nothing: reports each key, as Keypad.
*/
GridLayout {
    id: root

    required property string shown
    required property string unit
    required property string hint // what may be typed, when this may not
    required property string markText
    required property string eraseText
    property bool wide: true

    signal typed(int digit)
    signal marked
    signal erased

    function focusOn(index: int, reason: int) {
        keys.forceActiveFocus(reason);
    }

    columns: root.wide ? 2 : 1
    columnSpacing: Theme.margin
    rowSpacing: Theme.space

    ColumnLayout {
        spacing: Theme.gap
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop

        RowLayout {
            spacing: Theme.space

            Rectangle {
                implicitHeight: number.implicitHeight + 2 * Theme.gap
                radius: Theme.radius
                color: Theme.surface
                border.color: Theme.accent
                border.width: Theme.focusWidth
                Layout.fillWidth: true

                Text {
                    id: number

                    objectName: "typedNumber"
                    anchors.fill: parent
                    anchors.leftMargin: Theme.space
                    anchors.rightMargin: Theme.space
                    text: root.shown
                    font.pixelSize: Theme.codeSize
                    color: Theme.ink
                    horizontalAlignment: Text.AlignRight
                    verticalAlignment: Text.AlignVCenter
                    Accessible.role: Accessible.StaticText
                    Accessible.name: root.shown + " " + root.unit
                }
            }
            Words {
                visible: root.unit !== ""
                text: root.unit
                font.pixelSize: Theme.questionSize
                wrapMode: Text.NoWrap
            }
        }
        Words {
            objectName: "numberHint"
            text: root.hint
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
            Layout.minimumHeight: root.wide ? 0 : 2 * Theme.bodySize
        }
    }
    Keypad {
        id: keys

        eraseText: root.eraseText
        markText: root.markText
        Layout.fillWidth: !root.wide
        Layout.minimumWidth: 3 * Theme.keySize + 2 * Theme.gap
        Layout.preferredWidth: Theme.columnWidth / 3
        Layout.alignment: Qt.AlignTop
        onTyped: digit => root.typed(digit)
        onMarked: root.marked()
        onErased: root.erased()
    }
}
