pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

/*! Sentences below each other, under a heading if there is one. Not there when there are none. */
ColumnLayout {
    id: root

    required property list<string> sentences

    property string title: ""

    visible: root.sentences.length > 0
    spacing: DeskTheme.gap
    Layout.fillWidth: true
    Layout.fillHeight: false
    Layout.alignment: Qt.AlignTop

    Prose {
        visible: root.title !== ""
        text: root.title
        font.bold: true
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
    }
    Repeater {
        model: root.sentences

        delegate: RowLayout {
            id: line

            required property string modelData

            spacing: DeskTheme.gap
            Layout.fillWidth: true

            Prose {
                text: "\u2013"
                color: DeskTheme.quiet
                Accessible.ignored: true
                Layout.alignment: Qt.AlignTop
            }
            Prose {
                text: line.modelData
                Layout.fillWidth: true
            }
        }
    }
}
