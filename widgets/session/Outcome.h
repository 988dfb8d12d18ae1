#pragma once

#include "core/base/Message.h"
#include "core/data/Fit.h"
#include "core/network/Network.h"
#include "widgets/session/Question.h"

#include <QImage>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// One of the classes that a network chooses from.
struct Candidate {
    int index = 0;
    QString name; ///< the class's name, or its number
    double probability = 0; ///< softmax (sigmoid where the network has one number) of what the network answers
};

/// What the network says about sample 0.
struct Answer {
    std::vector<Candidate> best; ///< the five best, best first; empty where the answer is no list of classes
    int classCount = 0;
    int target = -1; ///< class that the loss compares with; −1: no single class
    std::optional<double> loss;
};

/// Everything that follows from one Question: immutable, made on the compute thread, shared with the GUI thread.
struct Outcome {
    Question question;
    Network network;
    InputFormat format; ///< of the first Input, with the user's choices applied
    std::shared_ptr<const Trace> trace;
    Answer answer;
    QImage picture; ///< before it was fitted; null where the network takes no pictures
    FitGeometry geometry; ///< where the picture lies in the input
    std::optional<int> label; ///< the picture's, where the set knows it
    std::int64_t setSize = 0; ///< items that the set has
    QStringList classes; ///< names, as many as the network has classes
    bool isFleeting = false; ///< of one of many frames: the forward pass alone, and nothing summarised
    bool isSummarised = false; ///< Snapshot::summary() of every tensor of the trace is at hand
    std::vector<Message> notices; ///< what the user should know: that the weights are random, say
};

} // namespace vitrine
