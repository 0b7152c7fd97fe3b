import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Opmaat.Desk

/*! One interview on one page: first what to know, then what helps, and the proposal when asked. */
Item {
    id: root

    required property CaseView shown
    required property bool canReturn
    required property Lock lock
    required property bool revealed
    required property bool answersShown

    readonly property real wholeHeight: top.height + scroll.contentHeight

    signal back
    signal reveal
    signal toggleAnswers

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("One interview")

    CaseTop {
        id: top

        width: parent.width
        heading: root.shown.heading
        canReturn: root.canReturn
        lock: root.lock
        onBack: root.back()
    }
    Flickable {
        id: scroll

        anchors.fill: parent
        anchors.topMargin: top.height
        contentWidth: width
        contentHeight: page.implicitHeight + 2 * DeskTheme.padding
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        Keys.onUpPressed: bar.decrease()
        Keys.onDownPressed: bar.increase()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
                const step = (event.key === Qt.Key_PageDown ? 1 : -1) * scroll.height * 0.9;
                scroll.contentY = Math.max(0, Math.min(scroll.contentHeight - scroll.height, scroll.contentY + step));
                event.accepted = true;
            }
        }

        ScrollBar.vertical: ScrollBar {
            id: bar

            stepSize: 0.03
            policy: scroll.contentHeight > scroll.height ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        ColumnLayout {
            id: page

            x: (scroll.width - width) / 2
            y: DeskTheme.padding
            width: Math.min(DeskTheme.pageWidth, scroll.width - 2 * DeskTheme.padding)
            spacing: DeskTheme.padding

            Notice {
                objectName: "alarms"
                title: qsTr("Needs a person now")
                sentences: root.shown.heading.alarms
                fill: DeskTheme.alarm
            }
            Notice {
                objectName: "notes"
                title: qsTr("Good to know")
                sentences: root.shown.heading.notes
                fill: DeskTheme.chosen
            }
            QualitySection {
                quality: root.shown.quality
            }
            PositionSection {
                visible: root.shown.hasModel
                position: root.shown.position
                withProfiles: root.revealed
            }
            ScalesSection {
                objectName: "scales"
                visible: root.shown.scales.scales.count > 0
                scales: root.shown.scales
            }
            ImpressionSection {
                visible: root.shown.hasModel && !root.revealed
                onRevealed: root.reveal()
            }
            ProposalSection {
                visible: root.shown.hasModel && root.revealed
                proposal: root.shown.proposal
            }
            ReasonsSection {
                visible: root.shown.hasModel && root.revealed
                reasons: root.shown.reasons
            }
            SuggestionsSection {
                visible: root.revealed && root.shown.suggestions.summary !== ""
                suggestions: root.shown.suggestions
            }
            OffersSection {
                visible: !root.shown.offers.isEmpty && (root.revealed || !root.shown.hasModel)
                offers: root.shown.offers
            }
            FacetsSection {
                visible: root.shown.hasModel
                position: root.shown.position
            }
            AnswersSection {
                record: root.shown.record
                shown: root.answersShown
                withContributions: root.shown.hasModel && root.revealed
                onToggled: root.toggleAnswers()
            }
            LookedSection {
                visible: root.shown.record.isStored
                record: root.shown.record
            }
            ProvenanceSection {
                record: root.shown.record
            }
        }
    }
}
