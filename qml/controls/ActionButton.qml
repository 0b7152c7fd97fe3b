import QtQuick
import QtQuick.Templates as T

/*! One thing a person can do, as a large button that says what happens.

    `kind` says how much it stands out; a page has one Primary at most. Reports through `clicked`.
*/
T.Button {
    id: root

    enum Kind {
        Primary,
        Plain,
        Quiet,
        Help
    }

    property int kind: ActionButton.Plain

    readonly property bool primary: root.kind === ActionButton.Primary

    function fill() {
        if (!root.enabled)
            return Theme.softLine;
        if (root.primary)
            return root.down ? Theme.accentPressed : Theme.accent;
        if (root.kind === ActionButton.Help)
            return root.down ? Theme.warmPressed : Theme.warm;
        if (root.down)
            return Theme.touched;
        return root.kind === ActionButton.Quiet ? Theme.paper : Theme.surface;
    }

    implicitWidth: Math.max(implicitHeight * 2, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(root.primary ? Theme.touchTarget : Theme.smallTarget, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.space
    rightPadding: Theme.space
    topPadding: Theme.gap / 2
    bottomPadding: Theme.gap / 2
    focusPolicy: Qt.StrongFocus
    font.pixelSize: Theme.buttonSize
    font.bold: root.primary

    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: root.fill()
        border.color: root.visualFocus ? Theme.focus : root.primary ? root.fill() : Theme.line
        border.width: root.visualFocus ? Theme.focusWidth : Theme.lineWidth
    }
    contentItem: Text {
        text: root.text
        font: root.font
        color: !root.enabled ? Theme.quietInk : root.primary ? Theme.accentInk : Theme.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.WordWrap
    }
}
