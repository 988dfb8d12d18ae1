#include "widgets/landscape/LandscapeLegend.h"

#include "widgets/common/Translated.h"
#include "widgets/landscape/LandscapeLook.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/training/FormParts.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace vitrine {

LandscapeLegend::LandscapeLegend(LandscapeSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_title(makeCaption(this)), m_marks(makeNote(this)), m_rows(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addLayout(m_rows);
    layout->addWidget(m_marks);
    m_rows->setSpacing(4);
    // Which paths there are follows from the order alone: they only grow after that.
    connect(session, &LandscapeSession::stageChanged, this, &LandscapeLegend::list);
    translated(this, [this] {
        m_title->setText(tr("Paths"));
        showMarks();
    });
    list();
}

void LandscapeLegend::setHasNetwork(bool has)
{
    m_hasNetwork = has;
    showMarks();
}

void LandscapeLegend::showMarks()
{
    m_marks->setText(m_hasNetwork ? tr("Coloured ring: where it began. Disc: where it is. Black ring: the network "
                                       "shown. Cross: the chosen place.")
                                  : tr("Ring: where all began. Disc: where each ended."));
}

void LandscapeLegend::list()
{
    const bool isNew = m_session->stage() == LandscapeStage::Preparing || m_session->stage() == LandscapeStage::Idle;
    if (isNew) {
        m_hidden.clear();
        while (QLayoutItem *item = m_rows->takeAt(0)) {
            item->widget()->deleteLater();
            delete item;
        }
    }
    const auto &paths = m_session->order().paths;
    if (!isNew && m_rows->isEmpty())
        for (std::size_t i = 0; i < paths.size(); ++i) {
            auto *box = new QCheckBox(paths[i].name, this);
            box->setIcon(competitorIcon(pathStyle(paths[i])));
            box->setChecked(true);
            m_rows->addWidget(box);
            connect(box, &QCheckBox::toggled, this, [this, i](bool on) {
                if (on)
                    m_hidden.erase(i);
                else
                    m_hidden.insert(i);
                emit hiddenChanged();
            });
        }
    setVisible(m_session->plan() != nullptr);
    m_title->setVisible(!m_rows->isEmpty());
}

} // namespace vitrine
