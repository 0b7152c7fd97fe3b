import QtQuick
import QtQuick.Layouts

/*! One declared scale: name and score, its bar, and what it means. */
ColumnLayout {
    id: root

    required property string title
    required property string score
    required property string meaning
    required property string source
    required property string basis
    required property bool measured
    required property real low
    required property real middle
    required property real high

    spacing: DeskTheme.gap
    Layout.fillWidth: true

    RowLayout {
        spacing: DeskTheme.space
        Layout.fillWidth: true

        Prose {
            text: root.title
            Layout.preferredWidth: DeskTheme.labelWidth
        }
        ScaleBar {
            measured: root.measured
            withMiddle: false
            low: root.low
            middle: root.middle
            high: root.high
        }
        Prose {
            text: root.score
            font.bold: root.measured
            color: root.measured ? DeskTheme.ink : DeskTheme.quiet
            Layout.preferredWidth: DeskTheme.figureWidth
        }
        Prose {
            text: root.basis
            font.pixelSize: DeskTheme.smallSize
            color: DeskTheme.quiet
            Layout.preferredWidth: DeskTheme.figureWidth
        }
    }
    Prose {
        visible: root.meaning !== ""
        text: root.meaning
        Layout.fillWidth: true
        Layout.leftMargin: DeskTheme.space
    }
    Prose {
        visible: root.source !== ""
        text: root.source
        font.pixelSize: DeskTheme.smallSize
        color: DeskTheme.quiet
        Layout.fillWidth: true
        Layout.leftMargin: DeskTheme.space
    }
}
