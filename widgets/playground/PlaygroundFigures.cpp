#include "widgets/playground/PlaygroundFigures.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/CurvesPlot.h"
#include "widgets/training/TrainSession.h"

#include <QHBoxLayout>
#include <QLabel>

#include <cmath>

namespace vitrine {

namespace {

/// "Training 0.0197", and below it "99.50 %": side by side they would not fit.
QString figure(const QString &name, double loss, double accuracy)
{
    const QString text = QStringLiteral("%1 %2").arg(name, formatNumber(loss));
    return std::isfinite(accuracy) ? QStringLiteral("%1\n%2").arg(text, formatShare(accuracy)) : text;
}

} // namespace

PlaygroundFigures::PlaygroundFigures(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_epoch(new QLabel(this)), m_training(new QLabel(this)),
      m_validation(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QLabel *label : {m_epoch, m_training, m_validation}) {
        label->setMinimumWidth(0);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setMinimumHeight(2 * label->fontMetrics().lineSpacing());
        layout->addWidget(label, label == m_epoch ? 5 : 7); // two figures are longer than one
    }
    connect(session, &TrainSession::progressChanged, this, &PlaygroundFigures::showFigures);
    connect(session, &TrainSession::historyChanged, this, &PlaygroundFigures::showFigures);
    connect(session, &TrainSession::historyCut, this, &PlaygroundFigures::showFigures);
    connect(&Theme::instance(), &Theme::changed, this, &PlaygroundFigures::style);
    style();
    translated(this, [this] {
        m_training->setToolTip(tr("Loss (and share of right answers) over the last epoch, while the weights changed"));
        m_validation->setToolTip(tr("The same after the epoch, over the points that are not trained on"));
        showFigures();
    });
}

QString PlaygroundFigures::text() const
{
    return QStringLiteral("%1 %2 %3").arg(m_epoch->text(), m_training->text(), m_validation->text());
}

void PlaygroundFigures::style()
{
    const auto paint = [](QLabel *label, const QColor &colour) {
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colour);
        label->setPalette(palette);
    };
    paint(m_training, CurvesPlot::colour(CurvesPlot::Curve::Training));
    paint(m_validation, CurvesPlot::colour(CurvesPlot::Curve::Validation));
}

void PlaygroundFigures::showFigures()
{
    const TrainRun::Progress &progress = m_session->progress();
    const double epoch = static_cast<double>(progress.step) / static_cast<double>(progress.stepsPerEpoch);
    const auto &epochs = m_session->history().epochs;
    const EpochRecord last = epochs.empty() ? EpochRecord{0, none, none, none, none, 0} : epochs.back();
    m_epoch->setText(tr("Epoch %1").arg(epoch, 0, 'f', 2));
    m_training->setText(epochs.empty() ? QString() : figure(tr("Training"), last.trainLoss, last.trainAccuracy));
    m_validation->setText(epochs.empty() ? QString()
                                         : figure(tr("Validation"), last.validationLoss, last.validationAccuracy));
}

} // namespace vitrine
