pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! The proposal as a hypothesis: why, and how probable every profile is. */
Section {
    id: root

    required property ProposalView proposal

    title: root.proposal.headline
    hint: qsTr("A hypothesis for the talk. It decides nothing; you and the client do. Never tell the client a name of a profile.")

    Prose {
        text: root.proposal.why
        Layout.fillWidth: true
    }
    ColumnLayout {
        spacing: DeskTheme.gap
        Layout.fillWidth: true

        Repeater {
            model: root.proposal.probabilities

            delegate: ProbabilityBar {
            }
        }
    }
}
