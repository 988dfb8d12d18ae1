#pragma once

#include "core/experiments/ExperimentKind.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QSpinBox;

namespace vitrine {

class NumberField;

/// The numbers that an experiment is set by, and its seed.
class ExperimentForm : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentForm(QWidget *parent = nullptr);

    /// Shows the fields of an experiment with what is set.
    void setExperiment(const ExperimentKind *kind, const ExperimentRequest &request);
    ExperimentRequest request() const;
    NumberField *field(const std::string &name) const;

signals:
    void edited();

private:
    struct Entry {
        const NumberSpec *spec;
        QLabel *caption;
        NumberField *field;
    };
    void retranslate();

    const ExperimentKind *m_kind = nullptr;
    QGridLayout *m_grid;
    std::vector<Entry> m_entries;
    QLabel *m_seedCaption;
    QSpinBox *m_seed;
};

} // namespace vitrine
