pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! Reasons for and against, what is not known, and the sum they are part of. */
Section {
    id: root

    required property ReasonsView reasons

    title: qsTr("Reasons for and against")
    hint: qsTr("%1 The numbers are log odds: above 0 makes it more probable, below 0 less.").arg(root.reasons.about)

    Prose {
        text: qsTr("For")
        font.bold: true
        Accessible.role: Accessible.Heading
    }
    Prose {
        visible: root.reasons.inFavour.count === 0
        text: qsTr("No topic speaks clearly for it.")
    }
    Repeater {
        model: root.reasons.inFavour

        delegate: ReasonRow {
        }
    }
    Prose {
        text: qsTr("Against")
        font.bold: true
        Accessible.role: Accessible.Heading
    }
    Prose {
        visible: root.reasons.against.count === 0
        text: qsTr("No topic speaks clearly against it.")
    }
    Repeater {
        model: root.reasons.against

        delegate: ReasonRow {
            against: true
        }
    }
    BulletList {
        title: qsTr("What we do not know")
        sentences: root.reasons.unknowns
    }
    BulletList {
        title: qsTr("Good to ask")
        sentences: root.reasons.tellsMost
    }
    BulletList {
        title: qsTr("What would change this")
        sentences: root.reasons.whatIf
    }
    SumTable {
        rows: root.reasons.sum
        inWords: root.reasons.sumInWords
    }
}
