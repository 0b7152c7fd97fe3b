import QtQuick
import QtQuick.Layouts

/*! One part of the page: a card with a heading, a line that says how to read it, and content. */
Rectangle {
    id: root

    required property string title

    property string hint: ""
    default property alias content: body.data

    implicitHeight: body.implicitHeight + 2 * DeskTheme.padding
    radius: DeskTheme.radius
    color: DeskTheme.card
    border.color: DeskTheme.rule
    border.width: DeskTheme.line
    Layout.fillWidth: true
    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    ColumnLayout {
        id: body

        anchors.fill: parent
        anchors.margins: DeskTheme.padding
        spacing: DeskTheme.space

        ColumnLayout {
            spacing: DeskTheme.gap / 2
            Layout.fillWidth: true

            Prose {
                text: root.title
                font.pixelSize: DeskTheme.sectionSize
                font.bold: true
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            Prose {
                visible: root.hint !== ""
                text: root.hint
                font.pixelSize: DeskTheme.smallSize
                color: DeskTheme.quiet
                Layout.fillWidth: true
            }
        }
    }
}
