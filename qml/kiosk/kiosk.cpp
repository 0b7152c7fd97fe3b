#include "qml/kiosk/kiosk.h"

#include <QGuiApplication>

#include "qml/kiosk/views/pack_pictures.h"

namespace opmaat::kiosk {

Kiosk::Kiosk(const engine::Pack& pack, engine::Store& store, engine::Clock clock,
             const Settings& settings, engine::SealedStore* codes)
    : settings_(settings),
      visit_(pack, store, std::move(clock), codes),
      client_(visit_),
      code_(visit_),
      question_(visit_, settings.settling),
      review_(visit_),
      welcome_(visit_),
      notices_(visit_),
      idle_(settings.patience, settings.lastCall)
{
    connect(&visit_, &Visit::languageChanged, this, &Kiosk::speak);
    connect(&engine_, &QQmlEngine::warnings, this, [this](const auto& warnings) {
        for (const QQmlError& warning : warnings) warnings_ << warning.toString();
    });
    visit_.useForm(settings.form);
    if (!settings.language.empty()) visit_.chooseLanguage(settings.language);
    watchTheEnd();
}

// The pages look at the view models: they go first.
Kiosk::~Kiosk()
{
    for (QObject* root : engine_.rootObjects()) delete root;
    QCoreApplication::removeTranslator(&translator_);
}

bool Kiosk::show()
{
    speak();
    engine_.addImageProvider("pack", new PackPictures(visit_.interview().pack()));
    engine_.addImportPath("qrc:/qt/qml");  // the default from Qt 6.5 on
    engine_.setInitialProperties({
        {"client", QVariant::fromValue(&client_)},
        {"code", QVariant::fromValue(&code_)},
        {"question", QVariant::fromValue(&question_)},
        {"review", QVariant::fromValue(&review_)},
        {"welcome", QVariant::fromValue(&welcome_)},
        {"notices", QVariant::fromValue(&notices_)},
        {"width", settings_.size.width()},
        {"height", settings_.size.height()},
    });
    engine_.load(QUrl("qrc:/qt/qml/Opmaat/Kiosk/Main.qml"));
    if (engine_.rootObjects().isEmpty()) return false;
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().constFirst());
    if (window_ == nullptr) return false;
    window_->installEventFilter(this);
    if (settings_.fullScreen) {
        window_->showFullScreen();
    } else {
        window_->show();
    }
    connect(
        window_, &QQuickWindow::frameSwapped, this, [this] { visit_.codes().prepare(); },
        Qt::SingleShotConnection);
    return true;
}

bool Kiosk::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == window_ && event->type() == QEvent::Close) Q_EMIT closed();
    return QObject::eventFilter(watched, event);
}

// The source is English; for other languages the words are built in.
void Kiosk::speak()
{
    QCoreApplication::removeTranslator(&translator_);
    const QString file = ":/i18n/opmaat_" + QString::fromStdString(visit_.language()) + ".qm";
    if (translator_.load(file)) QCoreApplication::installTranslator(&translator_);
    engine_.retranslate();
}

void Kiosk::watchTheEnd()
{
    connect(&client_, &ClientView::left, this, &Kiosk::ended);
    connect(&idle_, &program::IdleWatch::quiet, this, &Kiosk::beQuiet);
    connect(&idle_, &program::IdleWatch::gone, this, [this] {
        if (client_.page() != ClientView::Page::StillThere) return;  // somebody is being fetched
        visit_.putAway();
        Q_EMIT ended();
    });
    connect(&visit_, &Visit::changed, this, [this] {
        const auto page = client_.page();
        if (page != ClientView::Page::Thanks && page != ClientView::Page::Stopped) return;
        QTimer::singleShot(settings_.reading, this, &Kiosk::ended);
    });
}

// What somebody leaves on the screen is not for the next one to see.
void Kiosk::beQuiet()
{
    if (client_.underWay()) {
        visit_.askWhetherThere();
    } else if (client_.page() == ClientView::Page::Paused) {
        Q_EMIT ended();
    } else {
        code_.clear();
        visit_.leaveCode();
    }
}

}  // namespace opmaat::kiosk
