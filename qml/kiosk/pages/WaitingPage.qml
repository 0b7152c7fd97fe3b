import QtQuick
import Opmaat.Controls

/*! Only while the code of a client who pauses is still being made. */
FocusScope {
    Heading {
        anchors.centerIn: parent
        //: The device needs a moment before it shows the code of the client
        text: qsTr("One moment, please")
    }
}
