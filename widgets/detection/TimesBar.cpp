#include "widgets/detection/TimesBar.h"

#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"

#include <QLabel>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include <numeric>

namespace vitrine {

namespace {

constexpr int barHeight = 6;
constexpr QChar wordJoiner(0x2060);
constexpr std::array parts{Category::Input, Category::Convolution, Category::Activation};

QString nameOf(Precision precision)
{
    switch (precision) {
    case Precision::Float32:
        return QStringLiteral("FP32");
    case Precision::BFloat16:
        return QStringLiteral("BF16");
    case Precision::Float16:
        return QStringLiteral("FP16");
    case Precision::Int8:
        return QStringLiteral("INT8");
    }
    return {};
}

QString nameOf(const std::string &engine)
{
    if (engine == "plan")
        return TimesBar::tr("fast plan");
    if (engine == "plain")
        return TimesBar::tr("plain path");
    return engine == "openvino" ? QStringLiteral("OpenVINO") : QString::fromStdString(engine);
}

/// Chinese breaks between any two characters; a name of two should not.
QString unbroken(const QString &name)
{
    QString text;
    for (const QChar character : name) {
        if (!text.isEmpty() && character.script() == QChar::Script_Han)
            text += wordJoiner;
        text += character;
    }
    return text;
}

/// What the engine did to be fast.
QString detailsOf(const EngineReport &report)
{
    QStringList lines{TimesBar::tr("%1 operations, %2 of them fused convolutions")
                          .arg(report.operations)
                          .arg(report.fusedConvolutions),
                      TimesBar::tr("Largest difference from the plain path: %1").arg(formatNumber(report.difference))};
    for (const Message &note : report.notes)
        lines += toText(note);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

TimesBar::TimesBar(QWidget *parent) : QWidget(parent), m_what(new QLabel), m_times(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4 + barHeight + 4);
    column->setSpacing(0);
    for (QLabel *label : {m_what, m_times}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_what->setTextFormat(Qt::PlainText);
    m_times->setTextFormat(Qt::RichText);
    connect(&Theme::instance(), &Theme::changed, this, &TimesBar::showRun);
    translated(this, [this] {
        setAccessibleName(tr("Times"));
        showRun();
    });
}

void TimesBar::setState(DetectionState *state)
{
    m_state = state;
    connect(state, &DetectionState::runChanged, this, &TimesBar::showRun);
    showRun();
}

void TimesBar::showRun()
{
    m_milliseconds = {};
    m_what->clear();
    m_times->clear();
    setToolTip({});
    if (m_state && m_state->run()) {
        const DetectionRun &run = *m_state->run();
        m_milliseconds = {run.preprocessMilliseconds, run.networkMilliseconds, run.decodeMilliseconds};
        m_what->setText(QStringList{QString::fromStdString(run.model), nameOf(run.engine.engine),
                                    QString::fromStdString(run.engine.device).toUpper(), nameOf(run.engine.precision)}
                            .join(QStringLiteral(" · ")));
        const std::array<QString, 3> names{tr("preprocess"), tr("network"), tr("decode")};
        QStringList texts;
        for (std::size_t i = 0; i < parts.size(); ++i)
            texts +=
                QStringLiteral("<span style=\"color:%1\">■</span>&nbsp;%2&nbsp;%3")
                    .arg(Theme::instance().category(parts[i]).name(), unbroken(names[i]),
                         formatMilliseconds(m_milliseconds[i]).replace(QLatin1Char(' '), QStringLiteral("&nbsp;")));
        const bool isMeasured = std::accumulate(m_milliseconds.begin(), m_milliseconds.end(), 0.0) > 0;
        m_times->setText(isMeasured ? texts.join(QStringLiteral("&ensp; ")) : QStringLiteral("…"));
        setToolTip(detailsOf(run.engine));
    }
    updateGeometry();
    update();
}

QString TimesBar::text() const
{
    const QString times = QTextDocumentFragment::fromHtml(m_times->text()).toPlainText();
    return m_what->text() + QLatin1Char('\n') + QString(times).remove(wordJoiner);
}

QSize TimesBar::minimumSizeHint() const
{
    return {120, 2 * fontMetrics().height() + barHeight + 16};
}

void TimesBar::paintEvent(QPaintEvent *)
{
    const double whole = std::accumulate(m_milliseconds.begin(), m_milliseconds.end(), 0.0);
    if (!(whole > 0))
        return;
    QPainter painter(this);
    const QRectF bar(8, height() - barHeight - 4, width() - 16, barHeight);
    double x = bar.left();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double part = bar.width() * m_milliseconds[i] / whole;
        painter.fillRect(QRectF(x, bar.top(), part, bar.height()), Theme::instance().category(parts[i]));
        x += part;
    }
}

} // namespace vitrine
