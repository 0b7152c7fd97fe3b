import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! What might help if the profile fits: check first, approach, what to avoid, what often follows. */
Section {
    id: root

    required property SuggestionsView suggestions

    title: qsTr("If this fits")
    hint: root.suggestions.condition

    Prose {
        text: root.suggestions.summary
        Layout.fillWidth: true
    }
    GridLayout {
        columns: 2
        columnSpacing: DeskTheme.padding
        rowSpacing: DeskTheme.padding
        Layout.fillWidth: true

        BulletList {
            title: qsTr("Check first")
            sentences: root.suggestions.checkFirst
            Layout.preferredWidth: DeskTheme.halfPage
        }
        BulletList {
            title: qsTr("What may help")
            sentences: root.suggestions.approach
            Layout.preferredWidth: DeskTheme.halfPage
        }
        BulletList {
            title: qsTr("Better not")
            sentences: root.suggestions.contraIndications
            Layout.preferredWidth: DeskTheme.halfPage
        }
        BulletList {
            title: qsTr("What often happens later")
            sentences: root.suggestions.moves
            Layout.preferredWidth: DeskTheme.halfPage
        }
    }
}
