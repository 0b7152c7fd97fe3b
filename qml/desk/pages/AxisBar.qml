import QtQuick
import QtQuick.Layouts

/*! One axis: name and score, the bar, and what its two ends mean. */
ColumnLayout {
    id: root

    required property string title
    required property string score
    required property bool measured
    required property real low
    required property real middle
    required property real high
    required property string lowWords
    required property string highWords

    spacing: DeskTheme.gap
    Layout.fillWidth: true
    Layout.fillHeight: false

    RowLayout {
        Layout.fillWidth: true

        Prose {
            text: root.title
            font.bold: true
            Layout.fillWidth: true
        }
        Prose {
            text: root.score
            font.bold: true
            horizontalAlignment: Text.AlignRight
        }
    }
    ScaleBar {
        measured: root.measured
        low: root.low
        middle: root.middle
        high: root.high
    }
    RowLayout {
        spacing: DeskTheme.padding
        Layout.fillWidth: true

        Prose {
            //: The low end of an axis in words
            text: qsTr("Low: %1").arg(root.lowWords)
            font.pixelSize: DeskTheme.smallSize
            color: DeskTheme.quiet
            Layout.fillWidth: true
            Layout.preferredWidth: DeskTheme.halfBar
            Layout.alignment: Qt.AlignTop
        }
        Prose {
            //: The high end of an axis in words
            text: qsTr("High: %1").arg(root.highWords)
            font.pixelSize: DeskTheme.smallSize
            color: DeskTheme.quiet
            horizontalAlignment: Text.AlignRight
            Layout.fillWidth: true
            Layout.preferredWidth: DeskTheme.halfBar
            Layout.alignment: Qt.AlignTop
        }
    }
}
