#include "app/studio/Actions.h"

#include "app/studio/ActionEntry.h"
#include "app/studio/Languages.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace vitrine {

namespace {

const char *const sourceProperty = "vitrineSource";
const char *const helpProperty = "vitrineHelp";
const char *const context = "Actions";

QString plain(QString text)
{
    // Chinese texts carry their mnemonic in brackets: "打开(&O)…".
    if (const qsizetype at = text.indexOf(QStringLiteral("(&")); at >= 0)
        text.remove(at, 4);
    return text.remove(QLatin1Char('&'));
}

void group(QObject *parent, const QList<QAction *> &actions)
{
    auto *exclusive = new QActionGroup(parent);
    for (QAction *action : actions)
        exclusive->addAction(action);
}

} // namespace

Actions::Actions(QWidget *window) : QObject(window)
{
    for (const std::span<const ActionEntry> table : {actionEntries(), buildActions(), ownBlockActions(), heatActions(),
                                                     liveActions(), insideActions(), compareActions(), filmActions()})
        for (const ActionEntry &entry : table)
            make(entry, window);
    const Actions &self = *this;
    group(window, {self[Command::Letterbox], self[Command::Crop], self[Command::Stretch]});
    group(window,
          {self[Command::NetworkRoom], self[Command::DetectRoom], self[Command::OptimizersRoom],
           self[Command::YoloxRoom]});
    group(window, {self[Command::SystemTheme], self[Command::LightTheme], self[Command::DarkTheme]});
    group(window,
          {self[Command::HeatNone], self[Command::HeatParameters], self[Command::HeatMacs], self[Command::HeatMemory],
           self[Command::HeatField], self[Command::HeatTime]});
    group(window, {self[Command::English], self[Command::Chinese]});
    self[Command::Preferences]->setMenuRole(QAction::PreferencesRole);
    self[Command::Quit]->setMenuRole(QAction::QuitRole);
    self[Command::About]->setMenuRole(QAction::AboutRole);
    retranslate();
}

void Actions::make(const ActionEntry &entry, QWidget *window)
{
    auto *action = new QAction(window);
    action->setShortcuts(entry.keys);
    action->setCheckable(entry.checkable);
    action->setProperty(sourceProperty, QByteArray(entry.text));
    action->setProperty(helpProperty, QByteArray(entry.help));
    action->setObjectName(QStringLiteral("command%1").arg(static_cast<int>(entry.command)));
    window->addAction(action);
    m_actions[static_cast<std::size_t>(entry.command)] = action;
}

void Actions::retranslate()
{
    for (QAction *action : m_actions) {
        const QByteArray source = action->property(sourceProperty).toByteArray();
        const QByteArray help = action->property(helpProperty).toByteArray();
        action->setText(QCoreApplication::translate(context, source.constData()));
        const QString tip = QCoreApplication::translate(context, help.constData());
        action->setStatusTip(tip);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
    }
}

QString Actions::english(const QAction *action)
{
    const QByteArray source = action->property(sourceProperty).toByteArray();
    return plain(source.isEmpty() ? action->text() : QString::fromUtf8(source));
}

QString Actions::chinese(const QAction *action)
{
    const QByteArray source = action->property(sourceProperty).toByteArray();
    const QByteArray other = action->property("vitrineContext").toByteArray();
    return plain(source.isEmpty() ? action->text()
                                  : Languages::instance().chinese(other.isEmpty() ? context : other.constData(),
                                                                  source.constData()));
}

} // namespace vitrine
