pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! Where every number comes from: enough to compute the result again. */
Section {
    id: root

    required property RecordView record

    title: qsTr("Where this comes from")
    hint: qsTr("With these, everybody can compute the same result again.")

    Repeater {
        model: root.record.provenance

        delegate: RowLayout {
            id: line

            required property string label
            required property string figure

            spacing: DeskTheme.space
            Layout.fillWidth: true

            Prose {
                text: line.label
                font.pixelSize: DeskTheme.smallSize
                color: DeskTheme.quiet
                Layout.preferredWidth: 2 * DeskTheme.labelWidth
                Layout.fillWidth: false
            }
            Prose {
                text: line.figure
                font.pixelSize: DeskTheme.smallSize
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
