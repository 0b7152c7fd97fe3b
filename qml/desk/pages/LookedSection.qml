pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! Who looked at these answers before; the client may see it too. */
Section {
    id: root

    required property RecordView record

    title: qsTr("Who looked before")
    //: Below the title of the list of people who looked at the answers
    hint: qsTr("Every time somebody opens these answers it is kept. The client may ask to see it.")

    Prose {
        objectName: "nobodyLooked"
        visible: root.record.openings.count === 0
        text: qsTr("Nobody yet. You are the first.")
        Layout.fillWidth: true
    }
    Repeater {
        model: root.record.openings

        delegate: RowLayout {
            id: line

            required property string when
            required property string who

            objectName: "looked"
            spacing: DeskTheme.space
            Layout.fillWidth: true

            Prose {
                text: line.when
                color: DeskTheme.quiet
                Layout.preferredWidth: 2 * DeskTheme.labelWidth
                Layout.fillWidth: false
            }
            Prose {
                text: line.who
                Layout.fillWidth: true
            }
        }
    }
}
