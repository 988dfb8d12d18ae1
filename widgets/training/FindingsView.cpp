#include "widgets/training/FindingsView.h"

#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/TrainSession.h"

#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

namespace {

constexpr int interval = 1000; ///< milliseconds between two looks at the numbers
constexpr double smallerRate = 0.1;

} // namespace

FindingsView::FindingsView(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_text(new QLabel(this)), m_restore(new QToolButton(this)),
      m_timer(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 4, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_restore, 0, Qt::AlignLeft);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_restore->setProperty("wide", true);
    m_timer->setSingleShot(true);
    m_timer->setInterval(interval);
    connect(m_timer, &QTimer::timeout, this, &FindingsView::showFindings);
    connect(session, &TrainSession::historyChanged, this, [this] {
        if (!m_timer->isActive())
            m_timer->start();
    });
    connect(session, &TrainSession::historyCut, this, &FindingsView::showFindings);
    connect(session, &TrainSession::stageChanged, this, &FindingsView::showFindings);
    connect(&Theme::instance(), &Theme::changed, this, &FindingsView::showFindings);
    connect(m_restore, &QToolButton::clicked, session, [session] { session->restore(smallerRate); });
    translated(this, [this] {
        m_restore->setText(tr("Back, with a tenth of the rate"));
        m_restore->setToolTip(tr("Go back to the last good state, the end of the last epoch, and divide the learning "
                                 "rate by ten"));
        showFindings();
    });
}

QString FindingsView::text() const
{
    return m_text->text();
}

void FindingsView::showFindings()
{
    QStringList lines;
    const QString warning = Theme::instance().color(Theme::Role::Warning).name();
    const auto add = [&lines, &warning](const QString &what, const QString &advice) {
        const QString tail = advice.isEmpty() ? QString() : QStringLiteral(" <i>%1</i>").arg(advice.toHtmlEscaped());
        lines += QStringLiteral("<p style='margin:0 0 4px 0'><span style='color:%1'>⚠</span> %2%3</p>")
                     .arg(warning, what.toHtmlEscaped(), tail);
    };
    const bool hasFailed = m_session->stage() == TrainStage::Failed;
    if (hasFailed)
        add(toText(m_session->error().message), QString());
    else if (m_session->hasRun())
        for (const Finding &finding : m_session->history().findings())
            add(toText(finding.what), toText(finding.advice));
    m_text->setText(lines.join(QString()));
    m_text->setVisible(!lines.isEmpty());
    m_restore->setVisible(hasFailed);
    setVisible(!lines.isEmpty());
}

} // namespace vitrine
