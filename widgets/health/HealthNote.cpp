#include "widgets/health/HealthNote.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/health/HealthBadge.h"

#include <QLabel>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

namespace vitrine {

HealthNote::HealthNote(QWidget *parent) : QFrame(parent), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("healthNote"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_text);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(&Theme::instance(), &Theme::changed, this, &HealthNote::show);
    translated(this, [this] { show(); });
}

void HealthNote::setHealth(const BlockHealth *health)
{
    m_findings = health ? health->findings : std::vector<HealthFinding>();
    show();
}

void HealthNote::show()
{
    setVisible(!m_findings.empty());
    if (m_findings.empty())
        return m_text->clear();
    const Theme &theme = Theme::instance();
    setStyleSheet(QStringLiteral("#healthNote { border: 1px solid %1; border-radius: 4px; background: %2; }")
                      .arg(healthColour(m_findings.front().ailment).name(), theme.color(Theme::Role::Panel).name()));
    QString text;
    for (const HealthFinding &finding : m_findings)
        text += QStringLiteral("<p style=\"margin:0 0 4px 0\"><b style=\"color:%1\">%2</b> %3<br>%4</p>")
                    .arg(healthColour(finding.ailment).name(), healthSign(finding.ailment).toHtmlEscaped(),
                         toText(finding.reason).toHtmlEscaped(), toText(finding.advice).toHtmlEscaped());
    m_text->setText(text);
    setAccessibleName(this->text());
}

QString HealthNote::text() const
{
    return QTextDocumentFragment::fromHtml(m_text->text()).toPlainText();
}

} // namespace vitrine
