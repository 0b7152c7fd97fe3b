pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Opmaat.Desk

/*! Signals and what may help, each with its reason; then what has to be asked before it can be told. */
Section {
    id: root

    required property OffersView offers

    title: qsTr("What deserves attention, and what may help")
    hint: qsTr("From the tables of your municipality. Suggestions for the talk: they refuse nobody and promise nothing.")

    OfferList {
        title: qsTr("Pay attention to")
        rows: root.offers.signs
    }
    OfferList {
        title: qsTr("May help")
        rows: root.offers.offers
    }
    OfferList {
        title: qsTr("Ask first")
        rows: root.offers.askFirst
    }
    BulletList {
        title: qsTr("Hold what may help against these points")
        sentences: root.offers.checks
    }
    BulletList {
        title: qsTr("Steps to agree on, in the client's words")
        sentences: root.offers.actions
    }
    BulletList {
        title: qsTr("Rather offer than guess")
        sentences: root.offers.handOvers
    }
}
