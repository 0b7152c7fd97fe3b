import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

/*! A sentence that unfolds what belongs to it when somebody wants to read more. */
ColumnLayout {
    id: root

    required property string sentence

    property string spoken: sentence    // for a screen reader, who does not see what it belongs to
    property bool unfolded: false
    default property alias content: body.data

    spacing: 0
    Layout.fillWidth: true

    T.AbstractButton {
        id: line

        objectName: "unfold"
        focusPolicy: Qt.StrongFocus
        implicitHeight: Math.max(DeskTheme.target, implicitContentHeight + topPadding + bottomPadding)
        topPadding: DeskTheme.gap / 2
        bottomPadding: DeskTheme.gap / 2
        onClicked: root.unfolded = !root.unfolded
        Keys.onReturnPressed: line.clicked()
        Keys.onEnterPressed: line.clicked()
        Layout.fillWidth: true
        Accessible.role: Accessible.Button
        Accessible.name: root.spoken
        Accessible.description: root.unfolded ? qsTr("Unfolded") : qsTr("Folded: press to read more")
        Accessible.onPressAction: line.clicked()

        background: Rectangle {
            radius: DeskTheme.radius
            color: line.down ? DeskTheme.chosen : "transparent"
            border.color: DeskTheme.accent
            border.width: line.visualFocus ? 2 * DeskTheme.line : 0
        }
        contentItem: RowLayout {
            spacing: DeskTheme.gap

            Prose {
                text: "›"
                font.bold: true
                color: DeskTheme.accent
                rotation: root.unfolded ? 90 : 0
                Accessible.ignored: true
                Layout.preferredWidth: DeskTheme.space
                Layout.alignment: Qt.AlignTop
            }
            Prose {
                text: root.sentence
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
    }
    ColumnLayout {
        id: body

        visible: root.unfolded
        spacing: DeskTheme.gap
        Layout.fillWidth: true
        Layout.leftMargin: DeskTheme.space + DeskTheme.gap
        Layout.bottomMargin: DeskTheme.space
    }
}
