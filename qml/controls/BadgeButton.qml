import QtQuick
import QtQuick.Templates as T

/*! An answer that gets a number when it is tapped: a place, or a pair. `held` stands out: a tap elsewhere is for it. */
T.Button {
    id: root

    required property int number
    property bool held: false

    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(Theme.touchTarget, implicitContentHeight + 2 * Theme.gap)
    leftPadding: 2 * Theme.space + Theme.badgeSize
    rightPadding: Theme.space
    font.pixelSize: Theme.answerSize
    Accessible.name: root.number > 0 ? root.text + ", " + root.number : root.text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        readonly property bool strong: root.visualFocus || root.held || root.number > 0

        radius: Theme.radius
        color: root.down ? Theme.touched : root.held ? Theme.warm : root.number > 0 ? Theme.soft : Theme.surface
        border.color: root.visualFocus || root.held ? Theme.focus : root.number > 0 ? Theme.accent : Theme.line
        border.width: strong ? Theme.focusWidth : Theme.lineWidth

        NumberBadge {
            number: root.number
            anchors.left: parent.left
            anchors.leftMargin: Theme.space
            anchors.verticalCenter: parent.verticalCenter
        }
    }
    contentItem: Text {
        text: root.text
        font: root.font
        color: Theme.ink
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.WordWrap
    }
}
