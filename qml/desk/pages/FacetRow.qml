import QtQuick
import QtQuick.Layouts

/*! One facet on one line: name, what it rests on, bar, score with its range; and, where it comes up
    in the talk, two open questions that unfold. */
ColumnLayout {
    id: root

    required property string title
    required property string score
    required property bool measured
    required property real low
    required property real middle
    required property real high
    required property string axis
    required property string basis
    required property string inviting    // "" when it does not come up
    required property string confronting

    spacing: DeskTheme.gap
    Layout.fillWidth: true

    Prose {
        visible: root.axis !== ""
        text: root.axis
        font.bold: true
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
        Layout.topMargin: DeskTheme.gap
    }
    RowLayout {
        spacing: DeskTheme.space
        Layout.fillWidth: true

        Prose {
            text: root.title
            Layout.preferredWidth: DeskTheme.labelWidth
        }
        ScaleBar {
            measured: root.measured
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
    FoldingLine {
        id: questions

        visible: root.inviting !== ""
        sentence: qsTr("Questions for the talk")
        //: For a screen reader: %1 topic, %2 what unfolds
        spoken: qsTr("%1: %2").arg(root.title).arg(questions.sentence)

        BulletList {
            sentences: [root.inviting, root.confronting]
        }
    }
}
