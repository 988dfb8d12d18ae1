#include "app/studio/room/ErrorBanner.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <utility>

namespace vitrine {

ErrorBanner::ErrorBanner(QWidget *parent)
    : QFrame(parent), m_sign(new QLabel(this)), m_text(new QLabel(this)), m_action(new QToolButton(this)),
      m_copy(new QToolButton(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("errorBanner"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(QStringLiteral("errorText"));
    m_copy->setAutoRaise(true);
    m_close->setAutoRaise(true);
    m_close->setText(QStringLiteral("✕"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_sign);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_copy);
    layout->addWidget(m_close);
    connect(m_action, &QToolButton::clicked, this, [this] {
        hide();
        if (const auto act = std::exchange(m_act, {}))
            act();
    });
    connect(m_copy, &QToolButton::clicked, this, &ErrorBanner::copyDetails);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&Theme::instance(), &Theme::changed, this, &ErrorBanner::apply);
    retranslate();
    hide();
}

void ErrorBanner::showError(const Error &error)
{
    m_error = error;
    m_isNotice = false;
    m_act = {};
    apply();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ErrorBanner::showNotice(const Message &message)
{
    m_error = Error{message, {}, false};
    m_isNotice = true;
    m_act = {};
    apply();
    show();
}

void ErrorBanner::offer(const Message &message, const QString &action, const std::function<void()> &act)
{
    showNotice(message);
    m_act = act;
    m_action->setText(action);
    m_action->setAccessibleName(action);
    apply();
}

void ErrorBanner::dropNotice()
{
    if (m_isNotice)
        hide();
}

QString ErrorBanner::text() const
{
    return m_text->text();
}

void ErrorBanner::apply()
{
    const Theme &theme = Theme::instance();
    const QColor color = theme.color(m_isNotice ? Theme::Role::Warning : Theme::Role::Error);
    m_sign->setText(m_isNotice ? QStringLiteral("ⓘ") : QStringLiteral("⚠"));
    m_text->setText(toText(m_error.message));
    setAccessibleName(m_text->text());
    m_copy->setVisible(!m_isNotice);
    m_action->setVisible(m_act != nullptr);
    setStyleSheet(QStringLiteral("#errorBanner { background: %1; border: none; border-bottom: 2px solid %2; } "
                                 "#errorBanner QLabel, #errorBanner QToolButton { color: %2; }")
                      .arg(theme.color(Theme::Role::Panel).name(), color.name()));
}

void ErrorBanner::retranslate()
{
    m_copy->setText(tr("Copy Details"));
    m_copy->setAccessibleName(m_copy->text());
    m_copy->setToolTip(tr("Copy the message and what the library said, to send to someone who can help"));
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    apply();
}

void ErrorBanner::copyDetails() const
{
    // In English as well: whoever gets to read it may not know the user's language.
    QString details = toText(m_error.message);
    const QString english = QString::fromStdString(m_error.message.text());
    if (english != details)
        details += QLatin1Char('\n') + english;
    if (!m_error.detail.empty())
        details += QLatin1Char('\n') + QString::fromStdString(m_error.detail);
    QApplication::clipboard()->setText(details);
}

void ErrorBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace vitrine
