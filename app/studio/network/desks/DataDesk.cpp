#include "app/studio/network/desks/DataDesk.h"

#include "app/studio/network/desks/TrainDesk.h"
#include "widgets/data/DataSession.h"
#include "widgets/data/DataView.h"
#include "widgets/downloads/SetManagerDialog.h"
#include "widgets/session/Session.h"
#include "widgets/training/DataForm.h"
#include "widgets/training/TrainPanel.h"
#include "widgets/training/TrainState.h"

namespace vitrine {

DataDesk::DataDesk(Session *session, TrainDesk *training, QWidget *window)
    : QObject(window), m_session(session), m_training(training), m_data(new DataSession(this)),
      m_view(new DataView(m_data, training->state(), window)), m_window(window)
{
    connect(training->state(), &TrainState::changed, this, &DataDesk::follow);
    connect(session, &Session::outcomeChanged, this, &DataDesk::follow);
    const DataForm *form = training->panel()->data();
    connect(form, &DataForm::lookWanted, this, &DataDesk::lookWanted);
    connect(form, &DataForm::downloadWanted, this, [this](const QString &id) {
        showSets();
        sets()->select(id);
    });
    connect(m_view, &DataView::pictureWanted, m_data, &DataSession::requestPicture);
    connect(m_data, &DataSession::pictureReady, this, [this](qint64, const QImage &picture) {
        if (!picture.isNull())
            m_session->setPicture(picture);
    });
    listSets();
}

SetManagerDialog *DataDesk::sets()
{
    if (m_sets)
        return m_sets;
    m_sets = new SetManagerDialog(m_window);
    connect(m_sets, &SetManagerDialog::setsChanged, this, &DataDesk::listSets);
    connect(m_sets, &SetManagerDialog::setChosen, this, [this](const QString &spec) {
        m_training->state()->edit([&spec](TrainSettings &settings) { settings.data = spec; });
        emit said(tr("Data: %1").arg(spec));
    });
    return m_sets;
}

void DataDesk::showSets()
{
    sets()->show();
    sets()->raise();
    sets()->activateWindow();
}

std::vector<PublicSetChoice> publicSetChoices()
{
    const SetStore store;
    std::vector<PublicSetChoice> choices;
    for (const CatalogueSet &set : SetManagerDialog::ownCatalogue()) {
        const bool isThere = store.state(set) == SetStore::State::Present;
        choices.push_back({QString::fromStdString(set.id), QString::fromStdString(set.name),
                           isThere ? QString::fromStdString(store.spec(set)) : QString()});
    }
    return choices;
}

void DataDesk::listSets()
{
    m_training->panel()->data()->setPublicSets(publicSetChoices());
}

void DataDesk::follow()
{
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    const TrainSettings &settings = m_training->state()->settings();
    DataRequest request;
    request.data = settings.data.isEmpty() ? suitableSet(outcome->trace->graph) : settings.data;
    request.split = settings.split;
    request.seed = settings.seed;
    if (auto need = inputNeed(outcome->network)) {
        request.need = *std::move(need);
        // Training writes them there: what is shown is measured here.
        request.need.format.mean.clear();
        request.need.format.std.clear();
    }
    m_data->setRequest(request);
}

} // namespace vitrine
