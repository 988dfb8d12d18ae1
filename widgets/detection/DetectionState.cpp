#include "widgets/detection/DetectionState.h"

#include <utility>

namespace vitrine {

DetectionState::DetectionState(QObject *parent) : QObject(parent) { }

void DetectionState::setRun(std::shared_ptr<const DetectionRun> run)
{
    m_run = std::move(run);
    m_selected = -1;
    m_hovered = -1;
    m_probe.reset();
    m_move = -1;
    emit runChanged();
    suppressAgain();
    emit selectionChanged();
    emit probeChanged();
}

void DetectionState::setSettings(const NmsSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    emit settingsChanged();
    suppressAgain();
}

void DetectionState::setConfidence(float confidence)
{
    NmsSettings settings = m_settings;
    settings.confidence = confidence;
    setSettings(settings);
}

void DetectionState::setIou(float iou)
{
    NmsSettings settings = m_settings;
    settings.iou = iou;
    setSettings(settings);
}

void DetectionState::suppressAgain()
{
    m_result = m_run ? suppress(m_run->candidates, m_settings) : NmsResult{};
    m_move = -1;
    emit resultChanged();
}

void DetectionState::select(int cell)
{
    if (cell == m_selected)
        return;
    m_selected = cell;
    emit selectionChanged();
    if (cell >= 0)
        setProbe({});
}

void DetectionState::hover(int cell)
{
    if (std::exchange(m_hovered, cell) != cell)
        emit hoverChanged();
}

void DetectionState::setProbe(std::optional<QPointF> probe)
{
    if (probe == m_probe)
        return;
    m_probe = probe;
    emit probeChanged();
    if (probe)
        select(-1);
}

void DetectionState::setLayers(const DetectionLayers &layers)
{
    if (std::exchange(m_layers, layers) != layers)
        emit layersChanged();
}

void DetectionState::setMove(int move)
{
    if (std::exchange(m_move, move) != move)
        emit moveChanged();
}

} // namespace vitrine
