import QtQuick
import QtQuick.Layouts

/*! Something to know before reading on: a coloured edge, a bold first line, and sentences. */
Rectangle {
    id: root

    required property string title
    required property list<string> sentences

    property color fill: DeskTheme.note

    visible: root.sentences.length > 0
    implicitHeight: body.implicitHeight + 2 * DeskTheme.space
    radius: DeskTheme.radius
    color: root.fill
    Layout.fillWidth: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title

    Rectangle {
        width: DeskTheme.edge
        height: parent.height
        color: DeskTheme.against
    }
    ColumnLayout {
        id: body

        anchors.fill: parent
        anchors.margins: DeskTheme.space
        anchors.leftMargin: DeskTheme.padding
        spacing: DeskTheme.gap

        Prose {
            text: root.title
            font.bold: true
            Layout.fillWidth: true
        }
        BulletList {
            sentences: root.sentences
        }
    }
}
