#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include "qml/kiosk/views/visit.h"

namespace opmaat::kiosk {

/// Which page a client sees, how far they are, and the verbs that every page has.
class ClientView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by Kiosk and passed to the root component")
    Q_PROPERTY(Page page READ page NOTIFY changed)
    Q_PROPERTY(QString language READ language NOTIFY changed)
    Q_PROPERTY(QString introduction READ introduction NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(int minutesLeft READ minutesLeft NOTIFY changed)
    Q_PROPERTY(bool underWay READ underWay NOTIFY changed)
    Q_PROPERTY(bool demo READ demo CONSTANT)
    Q_PROPERTY(bool canPause READ canPause CONSTANT)
    Q_PROPERTY(QString code READ code NOTIFY changed)

public:
    enum class Page {
        Welcome,
        Introduction,
        Question,
        Review,
        Help,
        Alarm,
        StopAsked,
        NotStored,
        StillThere,
        EnterCode,
        Waiting,
        Paused,
        Thanks,
        Stopped
    };
    Q_ENUM(Page)

    explicit ClientView(Visit& visit, QObject* parent = nullptr);

    Page page() const;
    QString language() const { return QString::fromStdString(visit_.language()); }
    /// What the part of the questionnaire that stands is about; empty when none stands.
    QString introduction() const;
    double progress() const { return visit_.interview().progress(); }
    /// Expected time of the questions that are left, rounded up; 0 when there are none.
    int minutesLeft() const;
    /// There are questions or their review in front of the client or behind this page.
    bool underWay() const;
    /// Answers are kept for made-up people only: everybody can read them.
    bool demo() const { return demo_; }
    bool canPause() const { return visit_.codes().areKept(); }
    /// With which the client can go on later today, in groups; empty when there is none yet.
    QString code() const { return visit_.codes().inGroups(); }

    Q_INVOKABLE void chooseLanguage(const QString& language);
    Q_INVOKABLE void beginAlone();
    /// Somebody sits down beside the client; they are fetched first.
    Q_INVOKABLE void beginTogether();
    /// Somebody reads the questions to the client; the device itself does not speak.
    Q_INVOKABLE void beginReadAloud();
    Q_INVOKABLE void fetchHelp() { visit_.fetchHelp(); }
    Q_INVOKABLE void askToStop() { visit_.askToStop(); }
    Q_INVOKABLE void stop() { visit_.stop(); }
    Q_INVOKABLE void pause() { visit_.pause(); }
    Q_INVOKABLE void enterCode() { visit_.enterCode(); }
    Q_INVOKABLE void goOn() { visit_.goOn(); }
    Q_INVOKABLE void tryAgain() { visit_.tryAgain(); }
    /// The client has read the last page.
    Q_INVOKABLE void leave() { Q_EMIT left(); }

Q_SIGNALS:
    void changed();
    void left();

private:
    void beginWithSomebody(const std::string& mode);

    Visit& visit_;
    const bool demo_;
};

}  // namespace opmaat::kiosk
