pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! How far the answers can be relied on: three steps of which one holds, and talking points. */
Section {
    id: root

    required property QualityView quality

    title: qsTr("Can the answers be relied on?")

    RowLayout {
        spacing: DeskTheme.gap
        Layout.fillWidth: true

        Repeater {
            model: root.quality.steps

            delegate: Rectangle {
                id: step

                required property int index
                required property string modelData

                readonly property bool holds: step.index === root.quality.verdict

                implicitHeight: DeskTheme.target
                radius: DeskTheme.radius
                color: step.holds ? DeskTheme.chosen : DeskTheme.card
                border.color: step.holds ? DeskTheme.accent : DeskTheme.rule
                border.width: step.holds ? DeskTheme.strongLine : DeskTheme.line
                Layout.fillWidth: true
                Layout.preferredWidth: DeskTheme.column
                Accessible.ignored: true

                Prose {
                    anchors.centerIn: parent
                    //: The verdict that holds, among the three
                    text: step.holds ? qsTr("Here: %1").arg(step.modelData) : step.modelData
                    font.bold: step.holds
                    color: step.holds ? DeskTheme.ink : DeskTheme.quiet
                    Accessible.ignored: !step.holds
                }
            }
        }
    }
    Prose {
        text: root.quality.meaning
        Layout.fillWidth: true
    }
    BulletList {
        title: qsTr("To talk about")
        sentences: root.quality.reasons
    }
}
