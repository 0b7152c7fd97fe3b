#pragma once

#include <QObject>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QTranslator>
#include <chrono>

#include "qml/kiosk/views/client_view.h"
#include "qml/kiosk/views/code_view.h"
#include "qml/kiosk/views/question_view.h"
#include "qml/kiosk/views/review_view.h"
#include "qml/kiosk/views/visit.h"
#include "qml/kiosk/views/welcome_view.h"
#include "qml/program/idle_watch.h"

namespace opmaat::kiosk {

/// What may differ between a counter, a demonstration and a test.
struct Settings {
    std::string language;  ///< empty: the first of the pack
    std::string form;      ///< empty: the whole pack; else one that the pack has
    QSize size{1280, 800};
    bool fullScreen = false;
    std::chrono::milliseconds settling{300};      ///< see QuestionView
    std::chrono::milliseconds patience{180'000};  ///< without a touch until it asks who is there
    std::chrono::milliseconds lastCall{60'000};   ///< from asking to ending
    std::chrono::milliseconds reading{30'000};    ///< how long the last page stays
};

/// One client's kiosk, put together: visit, view models, words and window.
class Kiosk : public QObject {
    Q_OBJECT

public:
    /// @param pack, store, codes  as Visit; outlive the kiosk
    Kiosk(const engine::Pack& pack, engine::Store& store, engine::Clock clock,
          const Settings& settings, engine::SealedStore* codes = nullptr);
    ~Kiosk() override;

    /// Opens the window. @return false when the pages could not be loaded; the log says why
    bool show();

    Visit& visit() { return visit_; }
    ClientView& client() { return client_; }
    CodeView& code() { return code_; }
    QuestionView& question() { return question_; }
    QQmlApplicationEngine& engine() { return engine_; }
    bool eventFilter(QObject* watched, QEvent* event) override;
    QQuickWindow& window() { return *window_; }  ///< after show()

    /// What QML complained of since the pages were loaded.
    const QStringList& warnings() const { return warnings_; }

Q_SIGNALS:
    void ended();   ///< the client is done; nothing of them is needed any more
    void closed();  ///< somebody closed the window

private:
    void speak();
    void watchTheEnd();
    void beQuiet();

    Settings settings_;
    Visit visit_;
    ClientView client_;
    CodeView code_;
    QuestionView question_;
    ReviewView review_;
    WelcomeView welcome_;
    NoticeView notices_;
    program::IdleWatch idle_;
    QTranslator translator_;
    QQmlApplicationEngine engine_;
    QStringList warnings_;
    QQuickWindow* window_ = nullptr;
};

}  // namespace opmaat::kiosk
